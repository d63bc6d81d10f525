/** The REST interface under /api/locations: reads requests, names every mistake in them, renders answers. */
@NullMarked
package dev.granary.location.adapter.rest;

import org.jspecify.annotations.NullMarked;
