package dev.granary.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One small service that keeps every rule, and one that breaks each of them. */
class ServiceRulesTest {
    private static final JavaClasses GOOD = new ClassFileImporter().importPackages("fixture.good");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("fixture.bad");

    static Stream<ArchRule> rulesForGood() {
        return new ServiceRules("fixture.good").all();
    }

    static Stream<ArchRule> rulesForBad() {
        return new ServiceRules("fixture.bad").all();
    }

    @ParameterizedTest
    @MethodSource("rulesForGood")
    void acceptsAServiceThatKeepsTheLayers(ArchRule rule) {
        assertThatCode(() -> rule.check(GOOD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rulesForBad")
    void refusesAServiceThatBreaksTheRule(ArchRule rule) {
        assertThat(rule.evaluate(BAD).hasViolation()).as(rule.getDescription()).isTrue();
    }

    @Test
    void lookedAtBothFixtures() {
        assertThat(GOOD).hasSizeGreaterThan(5);
        assertThat(BAD).hasSizeGreaterThan(4);
    }
}
