package dev.granary.demo.stack;

/** What the tenant's administrator has prepared in Azure. */
record Tenancy(Federation federation, Container container) {}
