package org.tollbridge.node.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the floors of docs/architecture.md: who may know whom, where the POMs cannot see it. */
@AnalyzeClasses(
        packages = "org.tollbridge",
        importOptions = {ImportOption.DoNotIncludeTests.class, FloorsTest.NoTestJars.class})
class FloorsTest {

    /** A module's tests that another's tests use come as a jar once they are packaged. */
    static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule serviceLogicNeedsTheJdkAlone = classes()
            .that()
            .resideInAPackage("org.tollbridge.service..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("org.tollbridge.service..", "java..", "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule serviceLogicIsPure = noClasses()
            .that()
            .resideInAPackage("org.tollbridge.service..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.logging.."))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule theWireKnowsNothingAboveIt = noClasses()
            .that()
            .resideInAPackage("org.tollbridge.wire..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.tollbridge.adapter..", "org.tollbridge.service..", "org.restcomm.."));

    @ArchTest
    static final ArchRule theSimulatorUsesTheWireAlone = noClasses()
            .that()
            .resideInAPackage("org.tollbridge.simulator..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.tollbridge.adapter..",
                    "org.tollbridge.service..",
                    "org.tollbridge.core..",
                    "org.tollbridge.provisioning..",
                    "org.restcomm.."));

    @ArchTest
    static final ArchRule theEngineKnowsNoProtocol = noClasses()
            .that()
            .resideInAnyPackage("org.tollbridge.core..", "org.tollbridge.provisioning..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.tollbridge.wire..", "org.tollbridge.adapter..", "org.restcomm.."));

    @ArchTest
    static final ArchRule configurationIsReadInTheNodeOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.tollbridge.node..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.commons.configuration2.."));

    @ArchTest
    static final ArchRule jss7HasOneDoor = noClasses()
            .that()
            .resideOutsideOfPackages("org.tollbridge.adapter..", "org.tollbridge.node.bench..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.restcomm..", "org.mobicents.."));

    @ArchTest
    static final ArchRule jDiameterHasOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("org.tollbridge.core.diameter..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jdiameter.."));

    /** Digits on the wire, in the store and in codes are no matter of the machine's language; the node's own words are set in Main. */
    @ArchTest
    static final ArchRule theMachinesLanguageDecidesNothing = noClasses()
            .that()
            .resideOutsideOfPackage("org.tollbridge.node..")
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class);

    @ArchTest
    static final ArchRule lettersAreThoseOfPrograms = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase");

    @ArchTest
    static final ArchRule packagesOfAModuleHaveNoCycles =
            slices().matching("org.tollbridge.(*).(*)..").should().beFreeOfCycles();
}
