// react-chrono is not published for a script tag: bundled with React.
import { createElement, useEffect } from 'react';
import { Chrono } from 'react-chrono';
import { createRoot } from 'react-dom/client';

globalThis.mountChrono = (root, items, done) => {
  const App = () => {
    useEffect(() => done(), []);
    return createElement(Chrono, { items, mode: 'VERTICAL', scrollable: { scrollbar: true }, disableToolbar: true, parseDetailsAsHTML: false });
  };
  createRoot(root).render(createElement(App));
};
