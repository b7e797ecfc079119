package org.crmferry.ui.manual;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.theme.Look;

/**
 * The window of the manual, beside the wizard's, which can be worked on meanwhile. It is made when it is first opened, and
 * closed by Esc or with the wizard. Belongs to the JavaFX thread.
 */
public final class ManualWindow {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 660;

    private final Stage wizard;
    private final ShellModel shell;
    private final Look look;
    private ManualModel model;
    private ManualView view;
    private Stage stage;

    /**
     * A window that is not open yet.
     *
     * @param wizard the wizard's window
     */
    public ManualWindow(Stage wizard, ShellModel shell, Look look) {
        this.wizard = wizard;
        this.shell = shell;
        this.look = look;
    }

    /** Opens the manual at the page about what the wizard shows now, or brings it to the front there. */
    public void open() {
        if (stage == null) {
            make();
        }
        model.queryProperty().set("");
        model.show(Manual.about(shell));
        stage.show();
        stage.toFront();
        stage.requestFocus();
        view.read();
    }

    private void make() {
        model = new ManualModel(shell.words());
        view = new ManualView(model);
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                stage.hide();
                wizard.requestFocus();
            } else if (event.getCode() == KeyCode.F1) {
                event.consume();
                open();
            }
        });
        look.dress(scene);
        stage = new Stage();
        wizard.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> stage.hide());
        stage.getIcons().setAll(wizard.getIcons());
        stage.titleProperty().bind(shell.words().text("manual.title"));
        stage.setMinWidth(640);
        stage.setMinHeight(420);
        stage.setScene(scene);
    }
}
