/**
 * The demo's kubelet: there are no nodes, so it starts one process per Deployment whose image it knows, with the
 * environment, files and projected tokens that the manifest asks for, and plays the azure-workload-identity webhook.
 */
@NullMarked
package dev.granary.demo.kubelet;

import org.jspecify.annotations.NullMarked;
