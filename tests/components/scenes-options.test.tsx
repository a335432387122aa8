import '../../components/style/options-styles.ts';
import { checkScenes } from './scenes/check-scenes.ts';
import { popupScenes } from './scenes/popup-scenes.tsx';

checkScenes(popupScenes.filter(({ surface }) => surface === 'options'));
