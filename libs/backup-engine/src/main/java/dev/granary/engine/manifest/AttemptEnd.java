package dev.granary.engine.manifest;

/**
 * What lies at the commit point of an attempt. The first one that is put there stays: it decides for ever whether the
 * attempt has become a backup.
 */
public sealed interface AttemptEnd permits CommittedBackup, Tombstone {}
