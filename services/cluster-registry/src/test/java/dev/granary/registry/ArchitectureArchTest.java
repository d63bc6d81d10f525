package dev.granary.registry;

import dev.granary.testing.architecture.ServiceArchitectureContract;

class ArchitectureArchTest extends ServiceArchitectureContract {

    @Override
    protected String basePackage() {
        return "dev.granary.registry";
    }
}
