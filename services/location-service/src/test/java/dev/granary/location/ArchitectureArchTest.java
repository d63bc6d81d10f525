package dev.granary.location;

import dev.granary.testing.architecture.ServiceArchitectureContract;

class ArchitectureArchTest extends ServiceArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.granary.location";
    }
}
