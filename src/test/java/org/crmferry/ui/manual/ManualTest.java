package org.crmferry.ui.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManualTest {
    private static final Path FILES = Path.of("docs/manual");

    private final Manual manual = new Manual();

    static List<Locale> languages() {
        return Words.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasExactlyThePagesOfTheContents(Locale language) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(language.toString()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Manual.NAMES.stream().map(name -> name + ".md").toList());
        }
        assertThat(manual.chapters(language)).extracting(Chapter::name).isEqualTo(Manual.NAMES);
        assertThat(manual.chapters(language)).extracting(Chapter::title).doesNotHaveDuplicates();
        for (Chapter each : manual.chapters(language)) {
            assertThat(each.title()).as(each.name()).isNotBlank();
            assertThat(each.text()).as(each.name()).startsWith(each.title()).hasSizeGreaterThan(300);
            assertThat(each.text()).as("marks that are none: %s", each.name()).doesNotContain("*", "](", "##");
        }
    }

    @Test
    void hasAPageForEveryStep() {
        assertThat(Manual.NAMES)
                .containsAll(Stream.of(Step.values())
                        .map(step -> step.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasNoLinkThatLeadsNowhere(Locale language) {
        List<String> all = new ArrayList<>();
        for (Chapter each : manual.chapters(language)) {
            List<String> here = links(each);
            assertThat(here)
                    .as(each.name())
                    .allMatch(link -> Manual.linked(link).isPresent());
            all.addAll(here);
        }
        assertThat(all).hasSizeGreaterThan(30);
        assertThat(Manual.linked("nowhere.md")).isEmpty();
        assertThat(Manual.linked("https://example.org/start.md")).isEmpty();
    }

    @Test
    void linksAlikeInEveryLanguage() {
        List<Chapter> english = manual.chapters(Locale.ENGLISH);
        List<Chapter> chinese = manual.chapters(Locale.SIMPLIFIED_CHINESE);
        for (int i = 0; i < english.size(); i++) {
            assertThat(links(chinese.get(i)))
                    .as(english.get(i).name())
                    .containsExactlyInAnyOrderElementsOf(links(english.get(i)));
        }
    }

    @Test
    void saysWhatTheWindowSays() {
        for (Locale language : Words.LANGUAGES) {
            Words words = new Words(language);
            for (Step step : Step.values()) {
                Chapter page = chapter(language, step.name().toLowerCase(Locale.ROOT));
                assertThat(page.title()).isEqualTo(words.now(step.label()));
            }
        }
    }

    @Test
    void namesItsPicturesAfterItsPages() {
        for (Locale language : Words.LANGUAGES) {
            for (Chapter each : manual.chapters(language)) {
                each.document().accept(new AbstractVisitor() {
                    @Override
                    public void visit(Image node) {
                        String folder = language.equals(Locale.ENGLISH) ? "" : language + "/";
                        assertThat(node.getDestination()).isEqualTo("../../images/" + folder + each.name() + ".png");
                        assertThat(Manual.picture(node.getDestination())).isPresent();
                    }
                });
            }
        }
        assertThat(Manual.picture("../../images/nothing.png")).isEmpty();
    }

    @Test
    void isReadableInTheRepository() throws IOException {
        String start = Files.readString(Path.of("docs/manual.md"));
        for (String name : Manual.NAMES) {
            assertThat(start).contains("(manual/en/" + name + ".md)");
        }
    }

    @Test
    void findsPagesByWordsInTheLanguageOfTheMoment() {
        Words words = new Words(Locale.ENGLISH);
        ManualModel model = new ManualModel(words);
        assertThat(model.found()).hasSize(Manual.NAMES.size());
        model.queryProperty().set("  LOCKED in use  ");
        assertThat(model.found()).isEmpty();
        model.queryProperty().set("VPN");
        assertThat(model.found()).extracting(Chapter::name).containsExactly("trouble");
        assertThat(model.found().get(0).around(model.sought())).contains("VPN").hasSizeLessThan(90);
        words.localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        model.queryProperty().set("回收站");
        assertThat(model.found()).extracting(Chapter::name).containsExactly("scope");
    }

    @Test
    void goesBackTheWayItCame() {
        Words words = new Words(Locale.ENGLISH);
        ManualModel model = new ManualModel(words);
        assertThat(model.canGoBackProperty().get()).isFalse();
        model.show("map");
        model.show("map");
        model.show("check");
        words.localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(model.chapterProperty().get().title()).isEqualTo("检查");
        model.back();
        assertThat(model.chapterProperty().get().title()).isEqualTo("字段映射");
        model.back();
        assertThat(model.chapterProperty().get().name()).isEqualTo("index");
        assertThat(model.canGoBackProperty().get()).isFalse();
    }

    private Chapter chapter(Locale language, String name) {
        return manual.chapters(language).get(Manual.NAMES.indexOf(name));
    }

    private static List<String> links(Chapter page) {
        List<String> links = new ArrayList<>();
        page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link node) {
                links.add(node.getDestination());
            }
        });
        return links;
    }
}
