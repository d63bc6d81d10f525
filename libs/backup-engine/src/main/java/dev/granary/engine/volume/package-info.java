/**
 * A volume as a backup sees it: a tree of entries in one order, each with its metadata and, for files, the runs of chunks
 * that are its bytes. The packages below read such a tree from a file system, write and read its index, and make and undo
 * a backup of it.
 *
 * <p>One order rules all of it: a directory comes before what is in it, and the entries of a directory come by the bytes
 * of their names. So scan, index and target are merged as streams, and nothing holds a whole tree in memory.
 */
@NullMarked
package dev.granary.engine.volume;

import org.jspecify.annotations.NullMarked;
