import '../../components/style/tour-styles.ts';
import { checkScenes } from './scenes/check-scenes.ts';
import { tourScenes } from './scenes/tour-scenes.tsx';

checkScenes(tourScenes);
