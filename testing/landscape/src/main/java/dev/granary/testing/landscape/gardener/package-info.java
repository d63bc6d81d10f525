/**
 * Gardener above any source of API servers: a garden with one project, the front that adds what gardener-apiserver adds
 * to it, and a gardenlet that plays the life of each shoot. Owns the facts about Gardener, not how an API server runs.
 */
@NullMarked
package dev.granary.testing.landscape.gardener;

import org.jspecify.annotations.NullMarked;
