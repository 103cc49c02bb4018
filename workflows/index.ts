// The register: everything the worker bundles.
export { complaint } from './complaint.ts';
