import { checkScenes } from './scenes/check-scenes.ts';
import { serverScenes } from './scenes/server-scenes.ts';

checkScenes(serverScenes, ['zh-CN', 'en']);
