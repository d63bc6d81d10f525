/** Fakes of the agent's ports; each passes the contract of the real adapter where there is one. */
package dev.granary.agent.fakes;
