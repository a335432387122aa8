// Everything the workbench is drawn with, in order. Pictures and tests use the same.
import './tokens.css';
import './base.css';
import './surface.css';
import './finding.css';
import './desk.css';
import './register.css';
import './rectify.css';
import './export.css';
import './paper.css';
import './sheet-page.css';
import './review.css';
