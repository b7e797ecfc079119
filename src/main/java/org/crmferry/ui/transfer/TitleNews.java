package org.crmferry.ui.transfer;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.words.Words;

/**
 * Tells through the window's title how far the work is, so that the task bar shows it while the window is minimised.
 * When the work ends behind other windows the title says so until the person looks, and the window asks to come to the
 * front, which systems that guard the focus show as a flashing task bar.
 */
final class TitleNews {
    private static final String PLAIN = "CRM Ferry";

    private final TransferModel model;
    private final Words words;
    private Stage stage;
    private boolean news;

    TitleNews(TransferModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** Does so for the window in which the node is. */
    void follow(Node node) {
        ChangeListener<Boolean> looked = (value, old, now) -> {
            if (now && news) {
                news = false;
                stage.setTitle(PLAIN);
            }
        };
        node.sceneProperty().addListener((value, old, now) -> {
            if (stage != null) {
                stage.focusedProperty().removeListener(looked);
                stage.setTitle(PLAIN);
            }
            stage = window(now);
            if (stage != null) {
                stage.focusedProperty().addListener(looked);
                show();
            }
        });
        model.viewProperty().addListener((value, old, now) -> show());
        model.pausedProperty().addListener((value, old, now) -> show());
        model.phaseProperty().addListener((value, old, now) -> {
            if (old == Phase.RUNNING) {
                ended(now);
            }
        });
    }

    private static Stage window(Scene scene) {
        return scene != null && scene.getWindow() instanceof Stage open ? open : null;
    }

    private void show() {
        Progress.View now = model.viewProperty().get();
        if (stage == null || model.phaseProperty().get() != Phase.RUNNING || now == null) {
            return;
        }
        String far = model.pausedProperty().get()
                ? words.now("transfer.title.paused", words.percent(now.share()), model.name())
                : words.now("transfer.title.running", words.percent(now.share()), model.name());
        if (!far.equals(stage.getTitle())) {
            stage.setTitle(far);
        }
    }

    private void ended(Phase now) {
        if (stage == null) {
            return;
        }
        news = !stage.isFocused();
        if (news) {
            boolean well = now == Phase.DONE || now == Phase.PACKED || now == Phase.READY;
            stage.setTitle(words.now(well ? "transfer.title.done" : "transfer.title.stopped", model.name()));
            stage.toFront();
        } else {
            stage.setTitle(PLAIN);
        }
    }
}
