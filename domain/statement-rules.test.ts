// Amending the statement: who, until when, and that the old text is kept.
import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, approved, found, planned, replied } from '../test/support/case-stages.ts';

const none = { demands: [], added: [] };

describe('an amended statement', () => {
  it('counts from then on, the old text is kept, no limit moves and the handler is told (C7, T2)', () => {
    const life = accepted(new Life());
    const [before, clocks] = [life.state, life.state.clocks];
    const [matter, better, added] = [aText(50), aText(), aText()];
    life.do('amendStatement', { matter, demands: [{ demand: 'd2', text: better }], added: [added] }, COMPLAINANT);
    const [d1, d2, d3] = life.state.demands;
    expect([life.state.matter, d1, d2, d3?.text]).toEqual([
      matter,
      before.demands[0],
      { id: 'd2', text: better },
      added,
    ]);
    expect(life.state.amendments).toEqual([
      { on: '2026-03-02', matter: before.matter, demands: [before.demands[1]], added: [d3!.id] },
    ]);
    expect(life.state.clocks).toEqual(clocks);
    expect(life.notices('assignment').at(-1)).toMatchObject({ audience: { role: 'lead' }, facts: { what: 'amended' } });
    // The new demand has to be answered like the others.
    expect(planned(found(life)).state.plans.at(-1)?.answers).toHaveLength(3);
  });

  it('never gives a new demand the id of another, however early it comes (C7)', () => {
    const life = new Life().do('amendStatement', { ...none, added: [aText(), aText()] }, COMPLAINANT);
    const added = life.state.demands.slice(2).map(({ id }) => id);
    expect([new Set(added).size, added.filter((id) => /^d\d/.test(id))]).toEqual([2, []]);
  });

  it('is refused when nothing or nobody’s demand is meant, and by others (C7)', () => {
    const life = new Life();
    expect(life.refusal('amendStatement', none, COMPLAINANT)).toBe('incomplete');
    const strange = { ...none, demands: [{ demand: 'd9', text: aText() }] };
    expect(life.refusal('amendStatement', strange, COMPLAINANT)).toBe('unknown_item');
    expect(life.refusal('amendStatement', { ...none, matter: aText() }, anActor('handler'))).toBe('not_permitted');
    expect(life.refusal('amendStatement', { ...none, matter: aText(0) }, anActor('clerk'))).toBe('incomplete');
  });

  it('adds no demand once a plan answers those there are, and nothing after the reply (C7)', () => {
    const life = approved(planned(found(accepted(new Life()))));
    expect(life.try('amendStatement', { ...none, added: [aText()] }, COMPLAINANT)).toMatchObject({
      refusal: { code: 'already_done', detail: { field: 'added' } },
    });
    life.do('amendStatement', { ...none, matter: aText() }, COMPLAINANT);
    replied(life);
    expect(life.refusal('amendStatement', { ...none, matter: aText() }, COMPLAINANT)).toBe('wrong_phase');
  });
});
