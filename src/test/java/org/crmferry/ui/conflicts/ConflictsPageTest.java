package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class ConflictsPageTest extends WizardTest {
    private ConflictsModel model() {
        return (ConflictsModel) wizard.shell().pageProperty().get().model();
    }

    @Test
    void decidesWithTheKeyboardTypesAResultAndApplies() {
        SampleProject project = SampleProject.transferred(home);
        fx(() -> wizard.shell().open(project.session()));
        onPage(Step.CONFLICTS);
        await("shown", () -> model().shown().detailProperty().get() != null);
        idle();
        picture("conflicts");
        ListView<?> list = node(ListView.class, "conflicts-list");
        int all = list.getItems().size();
        assertThat(all).isPositive();
        clickOn("#conflicts-fields");
        String field = model().shown().fieldProperty().get();
        press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        idle();
        assertThat(choice(field)).isEqualTo(FieldChoice.SOURCE);
        press(KeyCode.CONTROL, KeyCode.PAGE_UP).release(KeyCode.PAGE_UP, KeyCode.CONTROL);
        idle();
        picture("conflicts-decided");
        fx(() -> model().decisions().previewListed("source"));
        idle();
        fx(() -> model().decisions().confirm());
        idle();
        picture("conflicts-many");
        Button apply = node(Button.class, "conflicts-apply");
        assertThat(apply.getText()).isEqualTo(all == 1 ? "_Apply 1 decision" : "_Apply " + all + " decisions");
        clickOn("#conflicts-apply");
        idle();
        assertThat(model().list().countsProperty().get().decided()).isZero();
        assertThat(model().list().countsProperty().get().allOpen()).isZero();
        picture("conflicts-applied");
    }

    private FieldChoice choice(String field) {
        fx(() -> model().list().selectedProperty().set(0));
        idle();
        return model().shown().detailProperty().get().fields().stream()
                .filter(line -> line.name().equals(field))
                .findFirst()
                .orElseThrow()
                .choice();
    }
}
