// Everything the page for printing is drawn with, in order. Pictures and tests use the same.
import './tokens.css';
import './base.css';
import './surface.css';
import './export.css';
import './sheet-page.css';
