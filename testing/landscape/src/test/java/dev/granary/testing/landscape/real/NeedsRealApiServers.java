package dev.granary.testing.landscape.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips a test class, and says so, where there is no etcd, kube-apiserver and kube-controller-manager. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.granary.testing.landscape.real.RealBinaries#present",
        disabledReason = "NOT RUN: no kube-apiserver here; testing/landscape/kube/build.sh makes one")
public @interface NeedsRealApiServers {}
