#!/usr/bin/env node
// Starts the tool from anywhere: lets node read TypeScript, then hands over to main.ts. Decides nothing itself.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
