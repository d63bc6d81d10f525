/**
 * What every store needs, written once over the port: tries again, keeps a pace, tells what happens. A wrapper is a store
 * and obeys the port's law. The usual order, from the outside: observed (progress), retrying, paced, observed (each
 * request), provider.
 *
 * <p>Own code and no library: resilience4j and Failsafe repeat a function, where a store has to go on in the middle of a
 * stream, to repeat one block of an upload and to recognise its own blob; what is left of them is one line of backoff.
 * Neither they nor Guava's limiter take time from outside, which the simulations and tests here need.
 */
@NullMarked
package dev.granary.engine.store.wrapper;

import org.jspecify.annotations.NullMarked;
