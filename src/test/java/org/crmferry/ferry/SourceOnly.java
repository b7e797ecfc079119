package org.crmferry.ferry;

import java.nio.file.Path;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;

/** A database by whose tables a CRM is recognised in a version that the catalog only knows how to read. */
public final class SourceOnly {
    private SourceOnly() {}

    /** Makes it and tells its address; the user is {@code sa}, without a password. */
    public static String crm(Path folder) {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("vtiger");
        Servers.execute(
                url,
                new Credentials("sa", new char[0]),
                "create table vtiger_crmentity (crmid int primary key, setype varchar(30), smownerid int, smcreatorid int,"
                        + " createdtime timestamp, deleted int)",
                "create table vtiger_contactdetails (contactid int primary key, contact_no varchar(100), accountid int,"
                        + " lastname varchar(80), secondaryemail varchar(100))",
                "create table vtiger_account (accountid int primary key, account_no varchar(100), accountname varchar(100),"
                        + " parentid int, email1 varchar(100))",
                "create table vtiger_contactsubdetails (contactsubscriptionid int primary key, homephone varchar(50),"
                        + " leadsource varchar(200))",
                "create table vtiger_leaddetails (leadid int primary key, lead_no varchar(100), company varchar(100),"
                        + " designation varchar(50), leadstatus varchar(200))",
                "create table vtiger_potential (potentialid int primary key, potential_no varchar(100), related_to int,"
                        + " sales_stage varchar(200))",
                "create table vtiger_crmentity_seq (id int)");
        return url;
    }
}
