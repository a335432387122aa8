// Everything the settings are drawn with, in order. Pictures and tests use the same.
import './tokens.css';
import './base.css';
import './surface.css';
import './finding.css';
import './preset.css';
import './options.css';
