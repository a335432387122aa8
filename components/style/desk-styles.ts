// Everything the workbench is drawn with. Pictures and tests use the same.
import './desk-look.css';
