import './tokens.css';
import './base.css';
import './surface.css';
import './finding.css';
import './screens.css';
import './preset.css';
import './tour.css';
