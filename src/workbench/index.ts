import '@univerjs/preset-sheets-core/lib/index.css';
import './workbench.css';
import { startWorkbench } from './start-workbench';

void startWorkbench();
