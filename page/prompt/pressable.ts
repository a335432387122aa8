/** All that may be pressed in a trial of external links, in document order: plan and probe count by the same selector. */
export const pressable = 'a, area, [onclick]';

/** Links with such words are never pressed. */
export const neverPress = /退出|注销|登[录陆]|支付|缴费|删除|分享/;
