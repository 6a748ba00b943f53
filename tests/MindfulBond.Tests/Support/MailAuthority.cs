using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MindfulBond.Tests.Support;

/// <summary>Signs certificates of mail servers. No machine trusts it, and its key lives as long as the test.</summary>
internal sealed class MailAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _own;

    public MailAuthority()
    {
        var request = new CertificateRequest("CN=Authority of one test", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _own = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
        File.WriteAllText(Pem, _own.ExportCertificatePem());
    }

    /// <summary>The file of its own certificate.</summary>
    public string Pem { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    // Certificates are looked at by the machine's clock.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Key and certificate of a server, in PEM.</summary>
    public (string Key, string Certificate) Sign(string host = "localhost", int days = 1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(host, key).Create(_own, Now.AddDays(-20), Now.AddDays(days), RandomNumberGenerator.GetBytes(8));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    /// <summary>Those of a server that signs for itself.</summary>
    public static (string Key, string Certificate) SelfSigned(string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(host, key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    public void Dispose()
    {
        _own.Dispose();
        _key.Dispose();
        File.Delete(Pem);
    }

    private static CertificateRequest Request(string host, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }
}
