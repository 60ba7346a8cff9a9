import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import './style/base.css';
import './style/layout.css';
import './style/views.css';
import './style/timeline.css';
import './style/trace.css';
import './style/read.css';
import './style/alerts.css';
import './style/screen.css';

// The page's content security policy forbids code made from text, which zod otherwise uses for speed.
z.config({ jitless: true });
createRoot(document.getElementById('root')!).render(<App />);
