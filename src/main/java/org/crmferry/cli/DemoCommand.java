package org.crmferry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Result;
import org.crmferry.ferry.SamplePair;
import org.crmferry.ferry.Secrets;
import org.crmferry.journal.Conflict;
import org.crmferry.model.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole way on two embedded sample CRMs: plan, preview, run, conflicts, verify, undo.",
        footer = {"", "Example: ferry demo sample"})
final class DemoCommand implements Callable<Integer> {
    private static final String COUNTS = "read,created,updated,unchanged,skipped,conflicts,failed";

    @Mixin
    private Output output;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where to keep the samples and the project (default: a new temporary folder).")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Path place = folder == null ? Files.createTempDirectory("ferry-demo-") : folder;
        title("Two sample CRMs: a SuiteCRM full of records, and an EspoCRM in use since last week");
        SamplePair samples = output.working(() -> Ferry.samples(place));
        Ferry ferry = new Ferry(place.resolve("project"), new DemoSecrets(), output.progress());

        title("Plan: which entity and field becomes which");
        Project project = output.working(() ->
                ferry.plan(new Project.End(samples.source(), "sa", ""), new Project.End(samples.target(), "sa", "")));
        Plans.print(output, project);
        String before = samples.hash();

        title("Preview: what will happen to every record; nothing is written yet");
        Result preview = output.working(ferry::preview);
        Results.text(output, preview, "read,to create,to update,unchanged,to skip,conflicts,failed");

        title("Run: exactly that");
        Result run = output.working(ferry::run);
        Results.text(output, run, COUNTS);
        line(
                run.bySource().equals(preview.bySource())
                        ? "Predicted and actual counts agree for every entity."
                        : "Predicted and actual counts DIFFER.");

        title("Conflicts: both sides changed the same field; here the source is right");
        line(Results.number(run.total().conflicts()) + " records wait for a decision, for example:");
        List<Conflict> conflicts = ferry.conflicts();
        conflicts.stream()
                .limit(3)
                .forEach(c -> line("  " + c.entity() + " " + c.sourceKey() + ": " + c.kind() + " " + c.fields()));
        Map<Long, String> choices = new HashMap<>();
        conflicts.stream().filter(c -> !c.targetKey().isEmpty()).forEach(c -> choices.put(c.id(), "source"));
        conflicts.stream().filter(c -> c.targetKey().isEmpty()).forEach(c -> choices.put(c.id(), "target"));
        ferry.resolve(choices);
        Result resolved = output.working(ferry::run);
        line(Results.number(resolved.total().conflicts()) + " conflicts are left.");

        title("Verify: every field of every record, source cargo against target");
        Result verify = output.working(ferry::verify);
        line(Results.number(verify.total().failed()) + " differences in " + Results.number(verify.records())
                + " records.");

        title("Undo: back to how the target was");
        Result undo = output.working(() -> ferry.undo(null));
        line(Results.number(undo.total().created()) + " records deleted, "
                + Results.number(undo.total().updated()) + " restored.");
        boolean same = samples.hash().equals(before);
        line(same ? "The target's content is identical to before." : "The target's content DIFFERS from before.");
        output.out().println();
        line("Everything is in " + place + ". Look around, or do it yourself: ferry plan, preview, run, verify, undo.");
        if (folder == null) {
            output.say("It is a temporary folder: delete it when you are done.");
        }
        boolean good = same && verify.total().failed() == 0 && run.bySource().equals(preview.bySource());
        return good ? 0 : Cli.OPEN;
    }

    private void title(String text) {
        output.out().println();
        output.out().println(text);
        output.out().println("-".repeat(text.length()));
    }

    private void line(String text) {
        output.out().println(text);
    }

    /** The samples need no password; the passphrase is made up for this run unless one is set. */
    private static final class DemoSecrets implements Secrets {
        private final String passphrase = System.getenv()
                .getOrDefault("FERRY_PASSPHRASE", UUID.randomUUID().toString());

        @Override
        public Credentials source(Project.End end) {
            return new Credentials(end.user(), new char[0]);
        }

        @Override
        public Credentials target(Project.End end) {
            return new Credentials(end.user(), new char[0]);
        }

        @Override
        public char[] passphrase(boolean fresh) {
            return passphrase.toCharArray();
        }
    }
}
