/**
 * Stands in for Microsoft Entra ID's token endpoint: checks federated assertions against registered issuers, mints tokens
 * that Azurite's OAuth accepts, and refuses with Entra's numbers. Knows no directory, no users, no consent.
 */
@NullMarked
package dev.granary.testing.landscape.entra;

import org.jspecify.annotations.NullMarked;
