package org.crmferry.ui.parts;

import org.kordamp.ikonli.javafx.FontIcon;

/** The icons of the window, by what they mean. */
public enum Icons {
    HOME("mdi2h-home-outline"),
    HELP("mdi2h-help-circle-outline"),
    LANGUAGE("mdi2t-translate"),
    THEME("mdi2t-theme-light-dark"),
    DONE("mdi2c-check-circle"),
    CURRENT("mdi2c-circle-slice-8"),
    OPEN("mdi2c-circle-outline"),
    AHEAD("mdi2c-circle-outline"),
    NEW("mdi2p-plus-circle-outline"),
    FOLDER("mdi2f-folder-open-outline"),
    PACKAGE("mdi2p-package-variant-closed"),
    COMPARE("mdi2c-compare-horizontal"),
    RECEIVE("mdi2d-download-network-outline"),
    SAMPLE("mdi2f-flask-outline"),
    DATABASE("mdi2d-database-outline"),
    FILES("mdi2f-file-table-outline"),
    CRM("mdi2a-account-group-outline"),
    CONNECT("mdi2c-connection"),
    INFO("mdi2i-information-outline"),
    SUCCESS("mdi2c-check-circle-outline"),
    WARNING("mdi2a-alert-outline"),
    ERROR("mdi2a-alert-circle-outline"),
    CONFLICT("mdi2c-call-split"),
    PLAY("mdi2p-play"),
    PAUSE("mdi2p-pause"),
    STOP("mdi2s-stop"),
    UNDO("mdi2u-undo"),
    REDO("mdi2r-redo"),
    SYNC("mdi2s-sync"),
    SEARCH("mdi2m-magnify"),
    FILTER("mdi2f-filter-outline"),
    EDIT("mdi2p-pencil-outline"),
    DELETE("mdi2d-delete-outline"),
    CLOSE("mdi2c-close"),
    MORE("mdi2d-dots-horizontal"),
    NEXT("mdi2a-arrow-right"),
    BACK("mdi2a-arrow-left"),
    LOCK("mdi2l-lock-outline"),
    SHIELD("mdi2s-shield-check-outline"),
    REPORT("mdi2f-file-document-outline"),
    PRINT("mdi2p-printer"),
    EXPORT("mdi2e-export"),
    SAVE("mdi2c-content-save-outline"),
    LINK("mdi2l-link-variant"),
    CREATE("mdi2p-plus"),
    UPDATE("mdi2p-pencil"),
    UNCHANGED("mdi2e-equal"),
    DIFFERENT("mdi2n-not-equal-variant"),
    NOTE("mdi2n-note-text-outline"),
    ASK("mdi2c-comment-question-outline"),
    ANSWER("mdi2c-comment-check-outline"),
    SKIP("mdi2d-debug-step-over"),
    CLOCK("mdi2c-clock-outline"),
    EMPTY("mdi2i-inbox-outline"),
    DRAG("mdi2d-drag"),
    UP("mdi2a-arrow-up"),
    DOWN("mdi2a-arrow-down");

    private final String literal;

    Icons(String literal) {
        this.literal = literal;
    }

    /** A new node with this icon; its size and colour follow the text unless styled. */
    public FontIcon icon() {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("icon");
        return icon;
    }
}
