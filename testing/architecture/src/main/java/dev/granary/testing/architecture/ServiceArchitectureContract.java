package dev.granary.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks the main classes of a service. Each service has
 *
 * <pre>{@code
 * class ArchitectureArchTest extends ServiceArchitectureContract {
 *     @Override
 *     protected String basePackage() {
 *         return "dev.granary.registry";
 *     }
 * }
 * }</pre>
 */
public abstract class ServiceArchitectureContract {
    /** Package that holds {@code domain}, {@code application}, {@code adapter} and {@code bootstrap}. */
    protected abstract String basePackage();

    @TestFactory
    Stream<DynamicTest> keepsTheLayeringOfAService() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage());
        if (classes.isEmpty()) {
            throw new IllegalStateException("there is no class below " + basePackage());
        }
        return new ServiceRules(basePackage())
                .all()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule, classes)));
    }

    private static void check(ArchRule rule, JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes);
    }
}
