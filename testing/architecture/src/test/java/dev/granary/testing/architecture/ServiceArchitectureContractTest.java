package dev.granary.testing.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceArchitectureContractTest {
    @Test
    void refusesAPackageThatHoldsNothing() {
        var misspelt = new ServiceArchitectureContract() {
            @Override
            protected String basePackage() {
                return "dev.granary.nothing";
            }
        };

        assertThatThrownBy(misspelt::keepsTheLayeringOfAService).isInstanceOf(IllegalStateException.class);
    }
}
