package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class LeakTest extends WizardTest {
    @Test
    void forgetsTheViewsOfAMigrationThatWasLeft() throws Exception {
        List<WeakReference<Object>> seen = visited();
        fx(() -> wizard.shell().leave());
        idle();
        fx(() -> wizard.shell().compare());
        idle();
        seen.add(new WeakReference<>(stage.getScene().lookup(".compare")));
        fx(() -> wizard.shell().leave());
        idle();
        // the robot remembers the events of its stage
        FxToolkit.registerStage(Stage::new);
        for (int i = 0; i < 50 && seen.stream().anyMatch(each -> each.get() != null); i++) {
            fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));
            fx(() -> wizard.words().localeProperty().set(Locale.ENGLISH));
            System.gc();
            Thread.sleep(100);
        }
        assertThat(seen.stream().map(WeakReference::get).filter(each -> each != null))
                .isEmpty();
    }

    private Node shown() {
        Parent page = (Parent) stage.getScene().lookup(".page");
        Parent content = (Parent) page.getChildrenUnmodifiable().get(2);
        return content.getChildrenUnmodifiable().get(0);
    }

    /** Goes through all pages; what is returned keeps nothing alive. */
    private List<WeakReference<Object>> visited() {
        Session session = SampleProject.planned(home.resolve("sample")).session();
        fx(() -> wizard.shell().open(session));
        List<WeakReference<Object>> seen = new ArrayList<>();
        seen.add(new WeakReference<>(session));
        for (Step step : Step.values()) {
            fx(() -> wizard.shell().go(step));
            onPage(step);
            seen.add(new WeakReference<>(fx(this::shown)));
        }
        return seen;
    }
}
