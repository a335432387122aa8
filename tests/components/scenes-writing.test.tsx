import '../../components/style/list.css';
import { checkScenes } from './scenes/check-scenes.ts';
import { writingScenes } from './scenes/writing-scenes.ts';

checkScenes(writingScenes);
