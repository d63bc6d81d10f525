/** The real parts around an agent, on loopback: an API server, the bus with SASL, Azurite, an Entra-like token endpoint. */
package dev.granary.agent.world;
