import '../../components/style/desk-styles.css';
import { checkScenes } from './scenes/check-scenes.ts';
import { deskScenes } from './scenes/desk-scenes.tsx';

checkScenes(deskScenes.filter(({ surface }) => surface === 'desk'));
