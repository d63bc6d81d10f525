package dev.granary.backup;

import dev.granary.testing.architecture.ServiceArchitectureContract;

class ArchitectureArchTest extends ServiceArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.granary.backup";
    }
}
