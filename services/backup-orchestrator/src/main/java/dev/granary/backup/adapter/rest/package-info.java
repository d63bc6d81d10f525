/** The REST interface under /api/backups: reads requests, names every mistake in them, renders answers. */
@NullMarked
package dev.granary.backup.adapter.rest;

import org.jspecify.annotations.NullMarked;
