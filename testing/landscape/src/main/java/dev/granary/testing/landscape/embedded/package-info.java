/**
 * Kubernetes API servers inside this process, thousands if need be: one HTTPS port each, objects in memory.
 *
 * <p>They follow kube-apiserver 1.36 by its own documents ({@code schemas.json}, {@code resources.json}) and by the
 * contract test that both pass. What they do not do: CEL rules, webhooks, aggregated discovery, OpenAPI, tables,
 * partial metadata, protobuf, impersonation, anonymous users, priority and fairness, {@code events.k8s.io}, {@code autoscaling/v1},
 * {@code scale} and the streaming subresources of pods; conversion between versions of a custom resource only changes
 * its {@code apiVersion}. Of kube-controller-manager they have namespaces, owner references, default service accounts,
 * {@code kube-root-ca.crt}, the protection of volumes in use, the binding of claims to volumes that are made for them, and
 * Jobs of one pod; nobody turns a Deployment into pods. Built-in kinds are decoded, defaulted and checked for what must be
 * there, but not for everything that kube-apiserver refuses.
 * A CustomResourceDefinition is established at once, and its objects are served from then on.
 */
@NullMarked
package dev.granary.testing.landscape.embedded;

import org.jspecify.annotations.NullMarked;
