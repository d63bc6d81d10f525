package dev.granary.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of STYLE section 2 and 3 for one service. */
final class ServiceRules {
    private static final String WIRE_RECORDS = "dev.granary.contracts.*.v1..";
    /** Plain Java, and what two services must read alike. */
    private static final String SELECTION = "dev.granary.selection";

    private static final Pattern EMPTY_NAME = Pattern.compile(".+(Service|Manager|Helper|Util|Utils|Impl)");

    /** What the application layer may use beside the domain and the JDK: types for asynchrony and ports of our libs. */
    private static final String[] PLAIN_PORTS = {
        "io.smallrye.mutiny..",
        "org.jspecify.annotations..",
        "dev.granary.eventing",
        "dev.granary.problem",
        "dev.granary.observability",
        SELECTION,
        "dev.granary.engine.."
    };

    private final String base;

    ServiceRules(String base) {
        this.base = base;
    }

    Stream<ArchRule> all() {
        return Stream.of(
                domainIsPlainJava(),
                applicationKnowsNoAdapter(),
                applicationUsesPlainPorts(),
                adaptersDoNotCallEachOther(),
                wireRecordsStayInTheKafkaAdapter(),
                onlyBootstrapSeesBootstrap(),
                namesSayWhatAClassIsFor());
    }

    private ArchRule domainIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify.annotations..", SELECTION, base + ".domain.."))
                .as("domain uses java.*, itself and the words for choosing objects");
    }

    private ArchRule applicationKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".application..", base + ".domain..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(base + ".adapter..", base + ".bootstrap.."))
                .as("application and domain know no adapter");
    }

    private ArchRule applicationUsesPlainPorts() {
        var own = resideInAnyPackage("java..", base + ".domain..", base + ".application..");
        return classes()
                .that()
                .resideInAPackage(base + ".application..")
                .should()
                .onlyDependOnClassesThat(own.or(resideInAnyPackage(PLAIN_PORTS)))
                .as("application uses the domain, java.*, Mutiny and the ports of libs");
    }

    private ArchRule adaptersDoNotCallEachOther() {
        return slices().matching(base + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .as("adapters do not call each other");
    }

    private ArchRule wireRecordsStayInTheKafkaAdapter() {
        return noClasses()
                .that(resideInAPackage(base + "..").and(not(resideInAPackage(base + ".adapter.kafka.."))))
                .should()
                .dependOnClassesThat(resideInAPackage(WIRE_RECORDS))
                .as("generated Avro classes appear in adapter.kafka only");
    }

    private ArchRule onlyBootstrapSeesBootstrap() {
        return noClasses()
                .that(resideInAPackage(base + "..").and(not(resideInAPackage(base + ".bootstrap.."))))
                .should()
                .dependOnClassesThat(resideInAPackage(base + ".bootstrap.."))
                .as("nothing depends on bootstrap");
    }

    private ArchRule namesSayWhatAClassIsFor() {
        return classes()
                .that()
                .resideInAPackage(base + "..")
                .should(haveANameOfTheirOwn())
                .as("no class is called ...Service, ...Manager, ...Helper, ...Util or ...Impl");
    }

    private static ArchCondition<JavaClass> haveANameOfTheirOwn() {
        return new ArchCondition<>("have a name that says what they are for") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var empty = EMPTY_NAME.matcher(type.getSimpleName()).matches();
                events.add(new SimpleConditionEvent(type, !empty, type.getName() + " says nothing"));
            }
        };
    }
}
