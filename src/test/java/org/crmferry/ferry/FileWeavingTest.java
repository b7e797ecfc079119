package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.database.Access;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Credentials;
import org.crmferry.model.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exported rows say by id or by name only becomes records and links, and what is not sure is never guessed. */
class FileWeavingTest {
    @TempDir
    Path folder;

    private void file(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private interface Look {
        void at(Site site);
    }

    private void look(Look look) {
        try (Site site = Site.open(new Project.End(folder.toString(), "", ""), Credentials.NONE, Access.READ)) {
            look.at(site);
        }
    }

    /** The values of two fields of every record of an entity. */
    private static Map<Object, Object> pairs(Site site, String entity, String key, String value) {
        Entity found = site.entities().get(entity);
        List<String> names = found.fields().stream().map(f -> f.name()).toList();
        Map<Object, Object> pairs = new LinkedHashMap<>();
        try (Snapshot now = Snapshot.of(site.database())) {
            for (Object[] row : now.sample(found, 100)) {
                pairs.put(row[names.indexOf(key)], row[names.indexOf(value)]);
            }
        }
        return pairs;
    }

    private static List<String> notes(Site site) {
        return site.files().notes().stream().map(n -> n.in(Locale.ENGLISH)).toList();
    }

    @Test
    void aNameThatSeveralHaveIsNotGuessed() throws IOException {
        file(
                "people.csv",
                "Person - ID,Person - Name,Person - Email (Work)",
                "1,Jo Li,a@x.org",
                "2,Jo Li,b@x.org",
                "3,Al,c@x.org");
        file(
                "deals.csv",
                "Deal - ID,Deal - Title,Deal - Value,Deal - Stage,Deal - Contact person,Deal - Contact person ID",
                "1,One,5,New,Jo Li,",
                "2,Two,5,New, al ,",
                "3,Three,5,New,Jo Li,2",
                "4,Four,5,New,Somebody New,",
                "5,Five,5,New,SOMEBODY NEW,");
        look(site -> {
            assertThat(site.label()).isEqualTo("Pipedrive");
            Map<Object, Object> contacts = pairs(site, "Opportunity", "Deal - Title", "Contact record");
            assertThat(contacts)
                    .containsEntry("One", null)
                    .containsEntry("Two", "3")
                    .containsEntry("Three", "2")
                    .containsEntry("Five", contacts.get("Four"));
            assertThat(contacts.get("Four")).isNotNull();
            assertThat(pairs(site, "Contact", "Person - ID", "Person - Name")).hasSize(4);
            assertThat(notes(site))
                    .contains(
                            "Deal: rows that name a record of Person that is there several times: 1. Which one is meant is"
                                    + " not known, so the link stays empty.");
            // The name is still there, for whoever decides it.
            assertThat(site.entities().get("Opportunity").has("Deal - Contact person"))
                    .isTrue();
        });
    }

    @Test
    void whatALinkSaysIsNotSaidTwice() throws IOException {
        file("companies.csv", "Record ID,Company name,Company Domain Name", "7,Seven,7.org", "8,Eight,8.org");
        file(
                "contacts.csv",
                "Record ID,First Name,Last Name,Phone Number,Contact owner,Associated Company,Create Date",
                "1,Jo,Li,1,Ann B,Seven,2024-01-02",
                "2,Al,Wu,2,Ann B,Eight,2024-01-02");
        file(
                "deals.csv",
                "Record ID,Deal Name,Deal Stage,Deal owner,Close Date,Associated Company IDs,Associated Contact",
                "1,One,New,Ann B,2024-01-02,7;8,Jo Li",
                "2,Two,New,,2024-01-02,8,");
        look(site -> {
            assertThat(site.label()).isEqualTo("HubSpot");
            assertThat(pairs(site, "Contact", "Last Name", "Account record"))
                    .containsEntry("Li", "7")
                    .containsEntry("Wu", "8");
            assertThat(site.entities().get("Contact").has("Associated Company")).isFalse();
            assertThat(site.entities().get("Contact").has("Contact owner")).isFalse();
            assertThat(pairs(site, "Opportunity", "Deal Name", "Account record"))
                    .containsEntry("One", "7")
                    .containsEntry("Two", "8");
            assertThat(site.entities().get("Opportunity").has("Associated Company IDs"))
                    .as("the second company is not said by the link")
                    .isTrue();
            assertThat(pairs(site, "Opportunity", "Deal Name", "Contact record"))
                    .containsEntry("One", "1")
                    .containsEntry("Two", null);
            assertThat(pairs(site, "User", "id", "name")).containsExactly(Map.entry("Ann B", "Ann B"));
        });
    }

    @Test
    void sharedIdsBecomeRecordsOfTheirOwn() throws IOException {
        file("accounts.csv", "Record Id,Account Name,Account Type,Billing Code", "1,A,x,1", "1,B,x,1", ",C,x,1");
        look(site -> {
            assertThat(site.label()).isEqualTo("Zoho CRM");
            assertThat(pairs(site, "Account", "Account Name", "Record Id"))
                    .containsOnlyKeys("A", "B", "C")
                    .containsEntry("A", "1")
                    .containsEntry("C", "C");
            assertThat(notes(site))
                    .contains(
                            "Account: rows with the same Record Id as an earlier one: 1. They are read as records of their"
                                    + " own.");
        });
    }

    @Test
    void deletedRowsStayAway() throws IOException {
        file(
                "Account.csv",
                "Id,IsDeleted,Name,ParentId,OwnerId,SystemModstamp",
                "1,0,Alive,,9,2024-01-02T03:04:05.000Z",
                "2,1,Gone,,9,2024-01-02T03:04:05.000Z",
                "3,,Unmarked,,9,2024-01-02T03:04:05.000Z");
        look(site -> {
            assertThat(site.label()).isEqualTo("Salesforce");
            assertThat(pairs(site, "Account", "Name", "Id")).containsOnlyKeys("Alive", "Unmarked");
        });
    }
}
