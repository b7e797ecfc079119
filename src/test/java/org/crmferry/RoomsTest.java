package org.crmferry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house (see CONTRIBUTING.md): who may use whom, and what stays behind which door. */
class RoomsTest {
    private static final String ROOT = "org.crmferry";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Rooms to the rooms that they may use. */
    private static final Map<String, List<String>> ROOMS = rooms();

    private static Map<String, List<String>> rooms() {
        Map<String, List<String>> rooms = new TreeMap<>();
        rooms.put("model", List.of());
        rooms.put("database", List.of("model"));
        rooms.put("files", List.of("model"));
        rooms.put("catalog", List.of("model"));
        rooms.put("mapping", List.of("model", "catalog"));
        rooms.put("plan", List.of("model", "mapping"));
        rooms.put("cargo", List.of("model"));
        rooms.put("journal", List.of("model", "cargo"));
        rooms.put("transfer", List.of("model", "mapping", "plan", "cargo", "journal", "database", "files", "sync"));
        rooms.put("courier", List.of("model", "cargo"));
        rooms.put("sync", List.of("model"));
        rooms.put("duplicates", List.of("model"));
        rooms.put("compare", List.of("model", "database", "files", "cargo"));
        rooms.put("report", List.of("model", "plan", "journal", "compare"));
        rooms.put("git", List.of("model"));
        rooms.put("samples", List.of("model", "database"));
        List<String> works = List.copyOf(rooms.keySet());
        rooms.put("ferry", works);
        List<String> words = List.of(
                "ferry",
                "transfer",
                "journal",
                "model",
                "catalog",
                "mapping",
                "plan",
                "cargo",
                "compare",
                "duplicates",
                "report");
        rooms.put("cli", words);
        rooms.put("ui", words);
        return rooms;
    }

    static Stream<String> everyRoom() {
        return ROOMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyRoom")
    void usesOnlyTheRoomsItMay(String room) {
        List<String> others = new ArrayList<>(ROOMS.keySet());
        others.remove(room);
        others.removeAll(ROOMS.get(room));
        check(noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(RoomsTest::in).toArray(String[]::new))
                .because("a room that knows few others can be read, tested and replaced alone; " + room + " needs only "
                        + ROOMS.get(room)));
    }

    @Test
    void keepsEveryClassInARoom() {
        check(classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), ROOMS.keySet().stream().map(RoomsTest::in))
                                .toArray(String[]::new))
                .because("a package outside the table of rooms would escape the rules of this test"));
    }

    @Test
    void hasOneClassThatSeesBothFaces() {
        check(classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .haveSimpleName("Main")
                .orShould()
                .haveSimpleName("package-info")
                .because("only Main chooses between command line and window"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("Main calls the rooms, no room calls Main"));
    }

    @Test
    void speaksSqlOnlyInDatabaseAndJournal() {
        onlyIn(
                List.of("database", "journal"),
                "everything else must work the same for a folder of files or a package",
                "java.sql..",
                "javax.sql..",
                "com.zaxxer..",
                "org.h2..",
                "org.postgresql..",
                "org.mariadb..");
    }

    @Test
    void encryptsAndCompressesOnlyInCargo() {
        onlyIn(
                List.of("cargo"),
                "what must be secure is small, in one place, and tested there against other programs",
                "javax.crypto..",
                "org.bouncycastle..",
                "com.github.luben..");
    }

    @Test
    void commitsOnlyInGit() {
        onlyIn(List.of("git"), "nothing of a migration may depend on a repository", "org.eclipse.jgit..");
    }

    @Test
    void drawsWindowsOnlyInUi() {
        onlyIn(List.of("ui"), "the engine runs on servers that have no screen", "javafx..");
    }

    @Test
    void printsOnlyInTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should(ACCESS_STANDARD_STREAMS)
                .because("with --json stdout belongs to one document, and a window has no terminal"));
    }

    @Test
    void goesInNoCircles() {
        check(slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("two rooms that need each other are one room"));
    }

    @Test
    void callsTypesWhatTheyAre() {
        check(noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract[A-Z]\\w*|\\w*(Impl|Manager|Helper|Utils?))")
                .because("such a name says how a type was made, not what it is"));
    }

    @Test
    void saysFailuresInTheLanguageOfTheWindow() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("cli"))
                        .and()
                        .doNotBelongToAnyOf(FerryException.class)
                        .and()
                        .haveNameNotMatching(".*\\.catalog\\.(CatalogReader|Tables)")
                        .should()
                        .callConstructor(FerryException.class, Fault.class, String.class)
                        .orShould()
                        .callConstructor(FerryException.class, Fault.class, String.class, Throwable.class)
                        .because(
                                "a window says failures in its language, so they come from the bundle failures of their package;"
                                        + " only the command line and what is for the authors of catalog files is English alone"));
    }

    private static void onlyIn(List<String> rooms, String because, String... packages) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(rooms.stream().map(RoomsTest::in).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because(because));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String in(String room) {
        return ROOT + "." + room + "..";
    }
}
