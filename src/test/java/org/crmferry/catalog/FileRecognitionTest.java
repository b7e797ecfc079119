package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports are told by their headers alone: whatever their order, their language, and what customers added. */
class FileRecognitionTest {
    private final Catalog catalog = Catalog.load();

    private static List<String> header(String name) {
        try (InputStream in = FileRecognitionTest.class.getResourceAsStream("/org/crmferry/exports/" + name)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(","));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRecognised(List<String> header, String product, String table) {
        FileRecognition found = catalog.recognise(Map.of("some file", header));
        assertThat(found).as("%s", header).isNotNull();
        assertThat(found.recognition().product()).isEqualTo(product);
        assertThat(found.tables().get("some file").table()).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot-companies, hubspot, Company",
        "hubspot-contacts-all-properties, hubspot, Contact",
        "hubspot-contacts-view, hubspot, Contact",
        "hubspot-deals, hubspot, Deal",
        "pipedrive-activities, pipedrive, Activity",
        "pipedrive-deals, pipedrive, Deal",
        "pipedrive-persons, pipedrive, Person",
        "salesforce-account-api-names-data-export, salesforce, Account",
        "salesforce-contact-api-names, salesforce, Contact",
        "salesforce-lead-api-names, salesforce, Lead",
        "salesforce-opportunity-api-names, salesforce, Opportunity",
        "salesforce-report-export-labels, salesforce, Contact",
        "zoho-accounts-backup-accounts-001-csv, zoho, Account",
        "zoho-contacts-export, zoho, Contact",
        "zoho-deals-export, zoho, Deal",
        "zoho-leads-export, zoho, Lead"
    })
    void everyExportIsRecognisedInAnyOrderAndWithColumnsOfTheCustomer(String file, String product, String table) {
        List<String> header = header(file + ".header.csv");
        assertRecognised(header, product, table);
        long seed = System.nanoTime();
        System.out.println("FileRecognitionTest " + file + " seed " + seed);
        List<String> turned = new ArrayList<>(header);
        turned.addAll(List.of("Lieblingsfarbe", "Our number"));
        Collections.shuffle(turned, new Random(seed));
        assertRecognised(turned, product, table);
        assertRecognised(
                turned.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(), product, table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Zuständiger Mitarbeiter für Kontakt,Erstellungsdatum"
                        + "|hubspot|Contact",
                "记录 ID,名字,姓氏,电子邮件,电话号码,联系人负责人,创建日期,线索状态|hubspot|Contact",
                "Datensatz-ID,Deal-Name,Deal-Phase,Betrag,Abschlussdatum|hubspot|Deal",
                "Osoba - ID,Osoba - Imię i nazwisko,Osoba - E-mail|pipedrive|Person"
            })
    void headersOfOtherLanguagesAreUnderstood(String header, String product, String table) {
        assertRecognised(Arrays.asList(header.split(",")), product, table);
    }

    @Test
    void otherFilesAreNotTaken() {
        for (String header : List.of(
                "Id,Name,Company Id,Amount,Born",
                "id,first_name,last_name,email",
                "Date,Amount,Description",
                "Name,Phone,Email,City",
                "SKU,Price,Stock,Weight")) {
            assertThat(catalog.recognise(Map.of("file", Arrays.asList(header.split(",")))))
                    .as(header)
                    .isNull();
        }
        FileRecognition mixed = catalog.recognise(Map.of(
                "deals", header("hubspot-deals.header.csv"), "stock", List.of("SKU", "Price", "Stock", "Weight")));
        assertThat(mixed.tables()).containsOnlyKeys("deals");
    }
}
