// What the workbench does better with scripts; all of it works without.
document.getElementById('problems')?.focus();
