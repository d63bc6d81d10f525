/** The store in Azure Blob Storage, by the vendor's client. Azure's types stay inside, except for what it is built from. */
@NullMarked
package dev.granary.engine.store.azure;

import org.jspecify.annotations.NullMarked;
