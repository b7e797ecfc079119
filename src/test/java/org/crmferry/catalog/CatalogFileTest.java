package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crmferry.catalog.Built.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFileTest {
    @TempDir
    Path folder;

    @Test
    void allFilesThatComeAlongAreSound() {
        assertThat(Catalog.load().products())
                .containsExactly(
                        Map.entry("suitecrm", "SuiteCRM 7"),
                        Map.entry("espocrm", "EspoCRM 9"),
                        Map.entry("civicrm", "CiviCRM 5"),
                        Map.entry("vtiger", "vtiger CRM 8"),
                        Map.entry("dolibarr", "Dolibarr 20"));
        for (String product :
                List.of("suitecrm.json", "espocrm.json", "civicrm.json", "vtiger.json", "dolibarr.json")) {
            assertThat(CatalogReader.read(product, CatalogReader.resource(product))
                            .entities())
                    .hasSizeGreaterThan(20);
        }
        assertThat(new String(CatalogReader.resource("products.txt"), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "suitecrm.json",
                        "espocrm.json",
                        "civicrm.json",
                        "vtiger.json",
                        "dolibarr.json",
                        "salesforce.json",
                        "hubspot.json",
                        "zoho.json",
                        "pipedrive.json");
        for (String product : List.of("salesforce.json", "hubspot.json", "zoho.json", "pipedrive.json")) {
            assertThat(CatalogReader.read(product, CatalogReader.resource(product))
                            .files()
                            .tables())
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void theGuidesExampleWorks() throws IOException {
        Files.writeString(folder.resolve("zebra.json"), guideExample());

        Catalog catalog = Catalog.load(folder);

        assertThat(catalog.products()).containsKey("zebra");
        Schema schema = zebra("zb_");
        Recognition found = catalog.recognise(schema).get(0);
        assertThat(found.product()).isEqualTo("zebra");
        assertThat(found.prefix()).isEqualTo("zb_");
        assertThat(found.confidence()).isEqualTo(1);
        assertThat(found.version()).isEqualTo("3");
        Found entities = catalog.find(schema, found);
        assertThat(entities.entities())
                .extracting(Entity::name)
                .containsExactly("Account", "Contact", "zb_deal_step", "zb_invoice");
        assertThat(entities.technical()).extracting(Entity::name).containsExactly("zb_session_log");
        Entity contact = entities.entities().get(1);
        assertThat(contact.keyStyle()).isEqualTo(KeyStyle.SERIAL);
        assertThat(contact.shape().constants()).containsEntry("kind", "P").containsEntry("gone", 0L);
        assertThat(contact.shape().satellites())
                .extracting(Shape.Satellite::table)
                .containsExactly("zb_party_custom");
        assertThat(contact.field("state").options())
                .containsExactly(new Option("1", "Active"), new Option("2", "Asleep"));
        assertThat(contact.shape().books()).extracting(Shape.Book::name).containsExactly("emails", "phones");
        assertThat(contact.fields()).extracting(Field::meaning).contains("account", "emails", "phones", "title");
    }

    @Test
    void findsTheGuidesExampleUnderAnotherPrefix() throws IOException {
        Files.writeString(folder.resolve("zebra.json"), guideExample());
        Catalog catalog = Catalog.load(folder);

        Schema schema = zebra("abc_");

        assertThat(catalog.recognise(schema)).extracting(Recognition::prefix).containsExactly("abc_");
        assertThat(catalog.entities(schema, catalog.recognise(schema).get(0))
                        .get(0)
                        .shape()
                        .table())
                .isEqualTo("abc_party");
    }

    @Test
    void aFileOfTheUserReplacesTheOneThatCameAlong() throws IOException {
        Files.writeString(
                folder.resolve("mine.json"),
                guideExample().replace("\"zebra\"", "\"espocrm\"").replace("Zebra CRM", "Our EspoCRM"));

        assertThat(Catalog.load(folder).products()).containsEntry("espocrm", "Our EspoCRM");
    }

    @Test
    void saysWhereAFileIsNoJson() {
        assertWrong("{\"format\": 1,\n  \"product\": oops}", "wrong.json", "is not JSON", "line 2");
        assertWrong("", "wrong.json", "is empty");
    }

    @Test
    void saysWhereAFileDoesNotFollowTheSchema() {
        assertWrong(
                guideExample().replace("\"column\": \"first\"", "\"colum\": \"first\""),
                "/entities/1/fields/",
                "colum");
        assertWrong(guideExample().replace("\"format\": 1", "\"format\": 2"), "/format");
        assertWrong(guideExample().replace("\"weight\": 3", "\"weight\": -3"), "/recognise/evidence/0/weight");
    }

    @Test
    void saysWhichNameDoesNotExist() {
        assertWrong(
                guideExample().replace("\"meaning\": \"firstName\"", "\"meaning\": \"fistName\""),
                "entity Contact, column first",
                "unknown word fistName");
        assertWrong(
                guideExample().replace("\"picklist\": \"state\"", "\"picklist\": \"stat\""),
                "there is no picklist stat");
        assertWrong(
                guideExample().replace("\"meaning\": \"lastName\"", "\"meaning\": \"firstName\""),
                "the meaning firstName is given twice");
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertThatThrownBy(() -> Catalog.load(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SCHEMA))
                .hasMessageContaining("absent");
    }

    @Test
    void everyKeyOfTheSchemaIsExplainedInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("docs", "catalog.md"));
        Matcher key = Pattern.compile("\"([a-zA-Z]+)\": \\{(?=\"(?:\\$ref|type|enum|const|oneOf)\")")
                .matcher(new String(CatalogReader.resource("catalog.schema.json"), StandardCharsets.UTF_8));
        List<String> keys = key.results()
                .map(m -> m.group(1))
                .filter(k -> !List.of("additionalProperties", "items", "text", "texts", "value", "values", "properties")
                        .contains(k))
                .distinct()
                .toList();

        assertThat(keys)
                .hasSizeGreaterThan(40)
                .allSatisfy(k -> assertThat(guide).contains("`" + k + "`"));
    }

    private void assertWrong(String content, String... inMessage) {
        Path file = folder.resolve("wrong.json");
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThatThrownBy(() -> Catalog.load(folder))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SCHEMA))
                .message()
                .contains("wrong.json")
                .contains(inMessage);
    }

    private static String guideExample() {
        try {
            String guide = Files.readString(Path.of("docs", "catalog.md"));
            Matcher example = Pattern.compile("<!-- zebra.json -->\\s*```json\\n(.*?)```", Pattern.DOTALL)
                    .matcher(guide);
            assertThat(example.find()).isTrue();
            return example.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema zebra(String prefix) {
        return Built.schema(
                table(
                        prefix + "party",
                        "party_no int key serial",
                        "kind char(1)",
                        "label varchar(80)",
                        "first varchar(40)",
                        "last varchar(40)",
                        "employer_no int",
                        "job varchar(60)",
                        "state tinyint",
                        "tel varchar(30)",
                        "tel_mobile varchar(30)",
                        "made_on datetime",
                        "gone tinyint"),
                table(prefix + "party_custom", "party_no int key", "x_colour varchar(20)"),
                table(
                        prefix + "mail",
                        "mail_no int key serial",
                        "party_no int",
                        "address varchar(120)",
                        "main tinyint",
                        "use_code varchar(10)"),
                table(prefix + "deal_step", "step_no int key"),
                table(prefix + "invoice", "invoice_no int key serial", "total decimal(18,2)"),
                table(prefix + "session_log", "id int key serial"));
    }
}
