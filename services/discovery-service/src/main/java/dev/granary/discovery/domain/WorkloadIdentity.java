package dev.granary.discovery.domain;

import java.util.UUID;

/** The Microsoft Entra application that agents of a config act as. No secret: both are identifiers. */
public record WorkloadIdentity(UUID clientId, UUID tenantId) {}
